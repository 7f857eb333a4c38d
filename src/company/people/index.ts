/** The page of people, and the way from an invitation to an account. Owns no tables: accounts are company/users'. */
export { peopleRoutes } from './routes.tsx';
