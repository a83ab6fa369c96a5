import type { Command } from '../command.ts'
import { completionPoints, fileOptions } from './words.ts'

/** A zsh completion function: the words that may follow are described by their summaries. */
export function zshCompletions(commands: readonly Command[]): string {
  const points = completionPoints(commands)
  const paths = points.filter(({ path }) => path !== '').map(({ path }) => `"${path}"`)
  const cases = points.map(({ path, words, options }) => {
    const items = [
      ...words.map(({ word, summary }) => quote(word, summary)),
      ...options.map(({ name, summary }) => quote(`--${name}`, summary)),
    ]
    return `    "${path}") candidates=(${items.join(' ')}) ;;`
  })
  return `#compdef tesela
_tesela() {
  local path_words="" next word
  local -a candidates
  for word in "\${(@)words[2,CURRENT-1]}"; do
    next="\${path_words:+$path_words }$word"
    case "$next" in
      ${paths.join('|')}) path_words="$next" ;;
    esac
  done
  case "\${words[CURRENT-1]}" in
    ${fileOptions(points).join('|')}) _files; return ;;
  esac
  case "$path_words" in
${cases.join('\n')}
  esac
  _describe tesela candidates
}
compdef _tesela tesela
`
}

/** One item of `_describe`: a colon divides the word from what it means. */
function quote(word: string, summary: string): string {
  return `'${`${word.replaceAll(':', '\\:')}:${summary}`.replaceAll("'", "'\\''")}'`
}
