// Loaded into each measured server (NODE_OPTIONS=--require): SIGUSR2 collects its garbage, before memory is read.
const v8 = require('node:v8');
const vm = require('node:vm');

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
process.on('SIGUSR2', () => {
  collect();
  collect();
});
