import { setTimeout as sleep } from 'node:timers/promises';
import { again, type Cause } from '../cause.ts';

/** Servers that stop, are gone, starve, or grow. */
export const serverCauses: readonly Cause[] = [
  {
    alerts: ['ServerDown'],
    what: 'one of two servers is frozen (SIGSTOP)',
    async begin({ stack }) {
      const { child } = stack.servers[0]!.program;
      child.kill('SIGSTOP');
      return async () => child.kill('SIGCONT');
    },
  },
  {
    alerts: ['ServersMissing'],
    what: 'one of two servers is killed (SIGKILL) and is in no list any more',
    async begin({ stack, timers }) {
      await timers.run(`SERVERS=${stack.servers.length} ops/status`);
      await stack.removeServer(stack.servers[0]!, 'SIGKILL');
      return () => stack.addServer();
    },
  },
  {
    alerts: ['NoServer'],
    what: 'all servers are killed (SIGKILL)',
    async begin({ stack }) {
      const all = [...stack.servers];
      await Promise.all(all.map((server) => stack.removeServer(server, 'SIGKILL')));
      return () => Promise.all(all.map(() => stack.addServer()));
    },
  },
  {
    alerts: ['EventLoopLags'],
    what: 'a server gets the processor for 160 ms in every 680 (SIGSTOP, SIGCONT), as under a quota that is far too small',
    async begin({ stack }) {
      const { child } = stack.servers[0]!.program;
      return again(async () => {
        child.kill('SIGSTOP');
        await sleep(520);
        child.kill('SIGCONT');
        await sleep(160);
      });
    },
  },
  {
    alerts: ['ServerMemoryNearlyAll'],
    what: 'a third server holds 700 MB more than it needs (a module that is loaded before it)',
    async begin({ stack }) {
      const leak = 'globalThis.leaked=Buffer.alloc(700*1024*1024,1)';
      const server = await stack.addServer({ NODE_OPTIONS: `--import=data:text/javascript,${leak}` });
      return () => stack.removeServer(server);
    },
  },
];
