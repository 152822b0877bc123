/** Work that waits for a moment chosen for it, as a list in SQL: it is not left over when everything else is done. */
export const plannedTasks = "('tell_delay', 'update_wait', 'time_out', 'remind_agents')";
