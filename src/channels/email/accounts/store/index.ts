export { deleteAccount, findAccount, insertAccount, listAccounts, readLoginSealed, updateAccount } from './accounts.ts';
export { findClient, listClients, putClient } from './clients.ts';
export { deleteSettling, fetchedBefore, insertFetched, insertSettling, settlingUids } from './fetched.ts';
export { deleteFolders, insertFolders, listFolders, updateFolder } from './folders.ts';
