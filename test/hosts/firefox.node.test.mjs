import { hostTests } from './harness.mjs';

hostTests('firefox');
