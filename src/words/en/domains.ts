/** Domains: what DNS should say and what it says. */
export const domains = {};
