import { flagOf, isSettingKey } from '../../config/settings.ts'
import { startDaemon } from '../../process/start-daemon.ts'
import type { Handler, Invocation } from '../command.ts'
import { settingFlags } from '../commands/setting-options.ts'
import { exitDone } from '../exit-code.ts'
import { createProgress } from '../progress.ts'
import { sentence } from '../sentence.ts'
import { settingsOf } from '../settings.ts'
import { targetDirectory, targetTimeout } from '../target.ts'

const longestStart = 60_000

export const start: Handler = async (invocation) => {
  const { options, console } = invocation
  await settingsOf(invocation)
  const path = targetDirectory(invocation)
  const json = options.flag('json')
  const progress = await createProgress(console, { json, lines: true })
  const { pid, advice, fetching } = await startDaemon({
    dataDirectory: path,
    settingArguments: settingArguments(invocation),
    timeoutMs: targetTimeout(invocation) ?? longestStart,
    signal: console.signal,
    loading: (leaves, of) => progress.update(leaves, of, 'loading the state'),
  }).finally(() => progress.stop())
  if (json) {
    await console.output.json({ data: path, pid, ...(advice === null ? {} : { advice }) })
  } else {
    await console.output.line(`The daemon of ${path} runs with pid ${pid}.`)
    if (fetching)
      await console.output.line('It fetches its state; `tesela status` shows how far it is.')
    if (advice !== null) await console.output.line(sentence(advice, ''))
  }
  return exitDone
}

/** The setting flags of this command line, for the daemon's own. */
function settingArguments({ options }: Invocation): string[] {
  return Object.entries(settingFlags(options)).flatMap(([key, value]) => {
    if (!isSettingKey(key)) return []
    return [value].flat().map((text) => `--${flagOf(key)}=${text}`)
  })
}
