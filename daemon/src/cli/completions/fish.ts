import type { Command } from '../command.ts'
import { completionPoints } from './words.ts'

/** Fish completions: one line for each word and option, with the path at which it applies. */
export function fishCompletions(commands: readonly Command[]): string {
  const points = completionPoints(commands)
  const paths = points.filter(({ path }) => path !== '').map(({ path }) => `"${path}"`)
  const lines = points.flatMap(({ path, words, options }) => {
    const at = `complete -c tesela -n '__tesela_at "${path}"'`
    return [
      ...words.map(({ word, summary }) => `${at} -f -a ${word} -d ${quote(summary)}`),
      ...options.map(({ name, short, value, choices, summary }) => {
        const shortOption = short === undefined ? '' : ` -s ${short}`
        const values = choices === undefined ? '' : ` -f -a ${quote(choices.join(' '))}`
        const required = value === undefined ? '' : ' -r'
        return `${at} -l ${name}${shortOption}${required}${values} -d ${quote(summary)}`
      }),
    ]
  })
  return `# fish completion of tesela
function __tesela_at
  set -l path ''
  for word in (commandline -opc)[2..]
    set -l next (string trim "$path $word")
    if contains -- "$next" ${paths.join(' ')}
      set path "$next"
    end
  end
  test "$path" = "$argv[1]"
end
${lines.join('\n')}
`
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
