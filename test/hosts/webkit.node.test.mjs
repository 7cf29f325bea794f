import { hostTests } from './harness.mjs';

hostTests('webkit');
