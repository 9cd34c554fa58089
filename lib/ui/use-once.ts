'use client';

import { useState } from 'react';

/** True from the first time it is: for what is not taken away again once it has been shown. */
export function useOnce(ready: boolean): boolean {
  const [was, setWas] = useState(ready);
  if (ready && !was) setWas(true);
  return ready || was;
}
