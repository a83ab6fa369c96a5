/** The directory in which a file or a directory is: that of the group, for the directory of its log. */
export function parentDirectory(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '.' : path.slice(0, slash)
}
