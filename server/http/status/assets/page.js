// Without this file the page is read and used as well; with it, it keeps itself up to date.
const { live, updated } = document.body.dataset;
const main = document.getElementById('main');

function prepare(root) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
  for (const time of root.querySelectorAll('time')) time.textContent = format.format(new Date(time.dateTime));
  for (const field of root.querySelectorAll('[name=zone]')) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
}

// What somebody is writing is never taken away from them.
function isInUse(section) {
  if (section.contains(document.activeElement)) return true;
  return [...section.querySelectorAll('input, textarea')].some((one) =>
    one.type === 'radio' ? one.checked !== one.defaultChecked : one.type !== 'hidden' && one.value !== one.defaultValue,
  );
}

async function refresh() {
  const address = new URL(location.href);
  address.searchParams.delete('done');
  address.searchParams.delete('do');
  const answer = await fetch(address);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('main');
  prepare(fresh);
  const sections = [...fresh.querySelectorAll(':scope > section')];
  const wanted = new Set(sections.map(({ id }) => id));
  const before = document.querySelector('#now h1')?.textContent;
  let last = null;
  for (const section of sections) {
    const old = document.getElementById(section.id);
    if (old && isInUse(old)) {
      last = old;
      continue;
    }
    const details = section.querySelector('details');
    if (details && old) details.open = old.querySelector('details').open;
    if (old) old.replaceWith(section);
    else if (last) last.after(section);
    else main.append(section);
    last = section;
  }
  for (const old of main.querySelectorAll(':scope > section')) if (!wanted.has(old.id) && !isInUse(old)) old.remove();
  const now = document.querySelector('#now h1').textContent;
  if (now !== before) document.getElementById('updates').textContent = `${updated} ${now}`;
}

function start() {
  prepare(document);
  if (!live) return;
  const source = new EventSource(live);
  let reading = Promise.resolve();
  const again = () => {
    reading = reading.then(refresh, refresh);
  };
  source.addEventListener('changed', again);
  // Minutes that are left grow fewer, and people come to work, without anything having changed.
  setInterval(() => document.hidden || again(), 60_000);
}

// What is there already is painted first.
requestAnimationFrame(() => setTimeout(start));
