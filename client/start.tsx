import { lazy, StrictMode, Suspense, startTransition, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const SetPassword = lazy(() => import('./shell/SignIn.tsx').then((module) => ({ default: module.SetPassword })));

/** A one-time link comes before everything else; once it is used, the books are there. */
function Door() {
  const [token, setToken] = useState(() => /^#set-password=([\w-]+)$/.exec(location.hash)?.[1] ?? null);
  if (token === null) return <App />;
  const enter = () => {
    history.replaceState(null, '', '/');
    setToken(null);
  };
  return (
    <Suspense fallback={null}>
      <SetPassword token={token} onDone={enter} />
    </Suspense>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// What the server painted stays until this is ready, so it may be drawn in slices that leave room for a click between them.
startTransition(() => {
  createRoot(root).render(
    <StrictMode>
      <Door />
    </StrictMode>,
  );
});
