import { endpoint } from '../demo-site.ts'
import { Displays } from '../made/Displays.tsx'
import { displayOf } from '../../demo.ts'

/** `/displays?display=modal` */
export default async function Page({ searchParams }: PageProps<'/displays'>) {
  const { display } = await searchParams
  return (
    <Displays display={displayOf(`display=${String(display)}`) ?? 'inline'} endpoint={endpoint()} />
  )
}
