/**
 * What Next's own next-env.d.ts says. Next writes that file anew in every mode, so it is not committed, and
 * types are checked before the first build.
 */
/// <reference types="next" />
/// <reference types="next/image-types/global" />
