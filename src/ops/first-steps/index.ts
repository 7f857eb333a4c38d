/**
 * The guided way from an empty inbox to the first answered mail: how mail comes in and goes out, what DNS must say, a test that
 * travels both ways. Whether a step is done is derived from what is so; only the choices and the test's time are kept, in settings.
 * Owns no tables. Emits first-steps.tested; choices are setting.changed.
 */
export { firstStepsRoutes } from './routes.tsx';
export { firstStepsShown } from './settings.ts';
