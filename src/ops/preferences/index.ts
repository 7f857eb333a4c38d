/** The page of company-wide choices, each declared by the feature it belongs to. Owns no tables, emits nothing itself. */
export { preferencesRoutes } from './routes.tsx';
