/**
 * One command to see it all: the built app and the server in this process, filled with an invented
 * neighbourhood. The server prints the address and how to sign in.
 */
process.env.PAVILION_DEMO ??= '1';
process.env.DATA_DIR ??= 'data/demo';
process.env.PORT ??= '3000';
process.env.LOG_LEVEL ??= 'warn';

await import('../sync-server/main.ts');
