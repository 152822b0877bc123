import axios, { type AxiosInstance } from 'axios';
import { readConfig } from './config.ts';
import { signOperator } from './http/operator-token.ts';

/** The running server, spoken to as an operator who has its environment. @param url where it is, if not on this machine */
export async function operatorApi(url: string | undefined): Promise<AxiosInstance> {
  const { host, port, panel_signing } = readConfig(process.env);
  return axios.create({
    baseURL: url ?? `http://${host}:${port}`,
    headers: { authorization: `Bearer ${await signOperator(panel_signing, process.env.USER ?? '')}` },
    proxy: false,
  });
}
