import * as v from 'valibot';
import { MAX_PASSWORD } from '../accounts/password.ts';

/** Account and password as they are typed; whether a password is strong enough is asked where one is chosen. */
export const credentials = {
  account: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PASSWORD)),
};
