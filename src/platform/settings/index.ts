/**
 * What an admin changes while Postroom runs. Each feature declares its own settings with `setting(...)`; a value that no
 * longer fits its shape counts as not set. Owns the table `setting`. Emits setting.changed where a person changes one by
 * itself.
 */
export { changeSetting } from './actions.ts';
export { setting } from './setting.ts';
export { readSetting, writeSetting } from './store.ts';
