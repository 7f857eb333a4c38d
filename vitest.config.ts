import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // Bun itself loads what carries `with { type: 'text' }`; Vite would treat styles and icons in its own way.
    server: { deps: { external: [/\/(static|migrations)\/.*\.ts$/] } },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
