/**
 * Tells open pages that something changed. The hub hears every event committed in this process at once, and looks once a
 * second for those of others (the command line beside a running server). It carries ids, never content: pages fetch what
 * they show through ordinary routes, where `can` is asked.
 */
export { createHub, type Hub, type LiveChange } from './hub.ts';
