import { z } from 'zod';

// Checks are run, not compiled: no code is made of text. Said before any schema is made, which is why all import it here.
z.config({ jitless: true });

export { z };
