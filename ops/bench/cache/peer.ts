import { compareExecutors, type Given, peers } from './peers.ts';

/** A process for one peer: told which, and what it answers; tells its port. `executors` is no server but a comparison. */
process.once('message', ({ name, given }: { name: string; given: Given }) => {
  const work = name === 'executors' ? compareExecutors(given) : peers[name]!(given);
  work.then(
    (answer) => process.send!({ answer }),
    (error: Error) => process.send!({ error: error.stack }),
  );
});
process.once('disconnect', () => process.exit(0));
