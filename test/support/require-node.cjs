// Runs on whatever Node the machine has, so it is plain CommonJS. npm puts node_modules/.bin first on the path, where the
// package `node` has put Node 24, unless install scripts were off.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Docket needs Node 24, and this is ${process.version}. The package "node" brings it when its install script may run: ` +
      'run `npm rebuild node --ignore-scripts=false`, or install Node 24 yourself.',
  );
  process.exit(1);
}
