import { documentStoreContract } from '../contract.ts';
import { MemoryDocumentStore } from './document-store.ts';

documentStoreContract(async () => new MemoryDocumentStore());
