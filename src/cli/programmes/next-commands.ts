/** What to do next with a new programme. */
export function nextCommands(name: string, dayOne: string): string[] {
  return [
    `  npx feuilleton check ${name}`,
    `  npx feuilleton rehearse ${name} --from ${dayOne}`,
    `  npx feuilleton cohort create ${name} --from ${dayOne} --slug ${name}-1`,
  ]
}
