import { everyState } from './axe.ts';

everyState('en-US');
