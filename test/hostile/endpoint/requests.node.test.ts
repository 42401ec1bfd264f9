import { runEndpointCases } from './endpoint-case.ts'
import { NODE } from './endpoint-under-test.ts'
import { requestRows } from './requests.ts'

runEndpointCases('hostile requests', NODE, requestRows)
