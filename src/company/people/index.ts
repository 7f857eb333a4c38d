/**
 * The page of people, and the way from an invitation to an account.
 * Owns no tables: accounts are company/users', links company/tokens'. Emits `user.invited`, `invitation.withdrawn`.
 */
export { peopleRoutes } from './routes.tsx';
