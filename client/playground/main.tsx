import { createRoot } from 'react-dom/client';
import '../font.css';
import '../tokens.css';
import 'graphiql/style.css';
import 'graphiql/setup-workers/vite';
import './playground.css';
import { Playground } from './Playground.tsx';

const root = document.getElementById('playground');
if (!root) throw new Error('playground.html has no #playground');
createRoot(root).render(<Playground search={location.search} />);
