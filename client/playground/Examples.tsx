import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type Example, examples } from './examples.ts';

/** A page in GraphiQL's sidebar: questions to begin with, each opened in a tab of its own. */
export const examplesPlugin: GraphiQLPlugin = { title: 'Examples', icon: () => <Icon />, content: () => <ExampleList /> };

/** As in playground.css: from here on down there is room for one thing at a time. */
const narrow = '(max-width: 700px)';

function ExampleList() {
  const { addTab, setVisiblePlugin } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const open = ({ query, variables }: Example) => {
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables ? JSON.stringify(variables, null, 2) : '');
    // On a telephone the list lies over the editor, where the question is now.
    if (matchMedia(narrow).matches) setVisiblePlugin(null);
  };
  return (
    <section aria-label="Examples" className="examples">
      <h2>Examples</h2>
      <ul>
        {examples.map((example) => (
          <li key={example.title}>
            <button type="button" onClick={() => open(example)}>
              <strong>{example.title}</strong>
              <span>{example.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" role="img">
      <title>Examples</title>
      <path d="M5 4h14v16H5zM9 9h6M9 13h6M9 17h3" />
    </svg>
  );
}
