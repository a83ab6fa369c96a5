/** This process's environment without the settings of a daemon that the user may run beside. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('TESELA_')),
  )
}
