import type { Command } from '../command.ts'
import { completionPoints, fileOptions } from './words.ts'

/** A bash completion function: finds the path among the words typed, then offers what may follow it. */
export function bashCompletions(commands: readonly Command[]): string {
  const points = completionPoints(commands)
  const paths = points.filter(({ path }) => path !== '').map(({ path }) => `"${path}"`)
  const candidates = points.map(({ path, words, options }) => {
    const all = [...words.map(({ word }) => word), ...options.map(({ name }) => `--${name}`)]
    return `    "${path}") candidates="${all.join(' ')}" ;;`
  })
  const choices = new Map<string, string>()
  for (const { path, options } of points) {
    for (const { name, choices: values } of options) {
      if (values !== undefined) choices.set(`"${path} --${name}"`, values.join(' '))
    }
  }
  const valueCases = [...choices].map(
    ([key, values]) => `    ${key}) COMPREPLY=($(compgen -W "${values}" -- "$current")); return ;;`,
  )
  return `# bash completion of tesela
_tesela() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path="" next word candidates
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    next="\${path:+$path }$word"
    case "$next" in
      ${paths.join('|')}) path="$next" ;;
    esac
  done
  case "$path $previous" in
${valueCases.join('\n')}
  esac
  case "$previous" in
    ${fileOptions(points).join('|')}) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  case "$path" in
${candidates.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$candidates" -- "$current"))
}
complete -F _tesela tesela
`
}
