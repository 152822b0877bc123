import { everyState } from './axe.ts';

everyState('ar');
