/**
 * Makes one executable of what `tsc -b` built: a thousand modules take half a second to load one by one, at every
 * command and at every start of a daemon.
 */
export default {
  input: { main: 'daemon/dist/main.js' },
  platform: 'node',
  // They find files of their own beside themselves: a native addon, workers.
  external: [/^fs-native-extensions$/, /^pino(-pretty)?$/],
  output: {
    dir: 'daemon/dist/bundle',
    cleanDir: true,
    format: 'esm',
    sourcemap: true,
    chunkFileNames: '[name]-[hash].js',
  },
}
