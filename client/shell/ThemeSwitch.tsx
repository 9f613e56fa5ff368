import { useState } from 'react';
import { Segmented } from '../ui/Segmented.tsx';
import { currentTheme, setTheme, type Theme } from './theme.ts';

const options = [
  { value: 'auto', label: 'Auto' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function ThemeSwitch() {
  const [theme, show] = useState<Theme>(currentTheme);
  return (
    <Segmented
      label="Theme"
      value={theme}
      options={options}
      onChange={(next) => {
        setTheme(next);
        show(next);
      }}
    />
  );
}
