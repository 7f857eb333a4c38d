/** The timer that ends a reply's undo window; its key is the draft's id. */
export const DISPATCH_JOB = 'draft.dispatch';
