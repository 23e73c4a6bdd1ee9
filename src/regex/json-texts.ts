import type { Automaton } from './automaton/automaton.js';
import { drawn } from './automaton/drawn.js';

let numbers: Automaton | undefined;
let fractions: Automaton | undefined;
let containers: Automaton | undefined;

/** The texts of JSON numbers (RFC 8259, section 6). */
export const jsonNumbers = (): Automaton =>
  (numbers ??= drawn([
    { accepts: false, on: { '--': 1, '00': 2, '19': 3 } },
    { accepts: false, on: { '00': 2, '19': 3 } },
    { accepts: true, on: { '..': 4, EE: 6, ee: 6 } },
    { accepts: true, on: { '..': 4, '09': 3, EE: 6, ee: 6 } },
    { accepts: false, on: { '09': 5 } },
    { accepts: true, on: { '09': 5, EE: 6, ee: 6 } },
    { accepts: false, on: { '++': 7, '--': 7, '09': 8 } },
    { accepts: false, on: { '09': 8 } },
    { accepts: true, on: { '09': 8 } },
  ]));

/** Those that JSON.stringify and its like print of numbers that are not whole, exponents left out. */
export const usualFractions = (): Automaton =>
  (fractions ??= drawn([
    { accepts: false, on: { '--': 1, '00': 2, '19': 3 } },
    { accepts: false, on: { '00': 2, '19': 3 } },
    { accepts: false, on: { '..': 4 } },
    { accepts: false, on: { '..': 4, '09': 3 } },
    { accepts: false, on: { '00': 4, '19': 5 } },
    { accepts: true, on: { '00': 4, '19': 5 } },
  ]));

/** How the compact texts of arrays and objects start, and whatever follows in one line. */
export const jsonContainers = (): Automaton =>
  (containers ??= drawn([
    { accepts: false, on: { '[[': 1, '{{': 1 } },
    { accepts: true, on: { '\0\t': 1, '\v\ud7ff': 1, '\ue000\u{10ffff}': 1 } },
  ]));
