/**
 * Threads for work that costs processor time, so that pages don't wait for it. Each task has a deadline; a thread that
 * misses one is killed and replaced, and only that task fails. Workers never open the database.
 */
export { createWorkers, TaskTimeout, type Workers } from './pool.ts';
export { serveTasks } from './serve-tasks.ts';
