/**
 * The one reader of the environment. A wrong value stops the start and names the variable, what was read and what is allowed.
 * What an admin changes at run time is in platform/settings, in the database.
 */
export { ConfigError, readConfig } from './read.ts';
export { type Config, configGroups, configTable } from './table.ts';
