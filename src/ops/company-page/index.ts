/** The page of what holds for the whole company: its name, and choices, each declared by the feature it belongs to. Owns no tables. */
export { companyRoutes } from './routes.tsx';
