/** The page of company-wide choices, each declared by the feature it belongs to. Owns no tables. Emits setting.changed. */
export { preferencesRoutes } from './routes.tsx';
