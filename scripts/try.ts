import { rehearse } from '../src/cli/rehearse.ts'
import { terminal } from '../src/cli/output.ts'
import { readConfig } from '../src/config.ts'
console.time('all')
process.exitCode = await rehearse(readConfig(process.env), '21-jours-pour-convaincre', { from: '2019-09-05', subscribers: Number(process.argv[2] ?? 3), out: '/tmp/reh' }, terminal)
console.timeEnd('all'); console.log(process.resourceUsage().maxRSS/1024, 'MB')
console.log(process.memoryUsage())
