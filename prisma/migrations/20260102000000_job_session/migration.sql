-- AlterTable
ALTER TABLE "job" ADD COLUMN     "session" TEXT;
