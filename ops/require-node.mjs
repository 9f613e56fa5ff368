// Written in old syntax on purpose: it has to be understood by the very versions it turns away.
const wanted = [20, 19];
const found = process.versions.node.split('.').map(Number);

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    'Farthing needs Node ' +
      wanted.join('.') +
      ' or newer; this is Node ' +
      process.versions.node +
      '.\n' +
      'Install a newer one (https://nodejs.org, or "nvm install --lts") and run the same command again.',
  );
  process.exit(1);
}
