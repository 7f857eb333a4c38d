/**
 * The HTTP app: who asks (session), whether the request may change anything (origin), what the browser may do with the answer
 * (headers), errors as pages, assets, the event stream, and the shell around pages. Mounts each feature's routes.
 */
export { createApp } from './app.tsx';
export { plainApp } from './plain.ts';
export { startWeb } from './server.ts';
