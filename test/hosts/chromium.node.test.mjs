import { hostTests } from './harness.mjs';

hostTests('chromium');
