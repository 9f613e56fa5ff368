import { useCallback, useEffect, useState } from 'react';
import { type Address, parseAddress, printAddress } from './address.ts';

/** The address of the page, and a way to change parts of it; back and forward work as everywhere. */
export function useAddress(): [Address, (change: Partial<Address>) => void] {
  const [address, setAddress] = useState(() => parseAddress(location.search));
  useEffect(() => {
    const read = () => setAddress(parseAddress(location.search));
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, []);
  const go = useCallback((change: Partial<Address>) => {
    setAddress((before) => {
      const after = { ...before, ...change };
      const search = printAddress(after);
      if (search !== location.search) history.pushState(null, '', `${location.pathname}${search}${location.hash}`);
      return after;
    });
  }, []);
  return [address, go];
}
